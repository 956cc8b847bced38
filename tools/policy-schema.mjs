/**
 * `npm run policy:schema`: writes public/policy.schema.json, by which editors complete and check policy documents, from the schema
 * that the parser uses. A test says when it has to be run again.
 */
import { toJsonSchema } from '@valibot/to-json-schema'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { root } from './steps.mjs'

export const schemaFile = path.join(root, 'public/policy.schema.json')

/**
 * @param {import('valibot').GenericSchema} schema
 * @param {Record<string, import('valibot').GenericSchema>} parts schemas in it that are said once, by name
 * @returns {string} the text of a JSON Schema (draft 7) that accepts and refuses what the schema does
 * @throws {Error} when the schema holds something that no JSON Schema can say
 */
export function jsonSchemaText(schema, parts) {
  const json = toJsonSchema(schema, {
    definitions: { ...parts },
    overrideAction({ valibotAction, jsonSchema }) {
      // A rule between members carries its own words for it (src/engine/policy/schema.rules.ts).
      if (!('jsonSchema' in valibotAction)) return undefined
      return { ...jsonSchema, allOf: [...(jsonSchema.allOf ?? []), /** @type {object} */ (valibotAction.jsonSchema)] }
    },
    overrideSchema: ({ jsonSchema }) => (jsonSchema.required?.length === 0 ? { ...jsonSchema, required: undefined } : undefined),
  })
  const { $schema, title, description, ...rest } = json
  return `${JSON.stringify({ $schema, title, description, ...rest }, null, 2)}\n`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { runnerImport } = await import('vite')
  const { module } = await runnerImport(path.join(root, 'src/engine/policy/schema.ts'), { root, configFile: false, logLevel: 'error' })
  writeFileSync(schemaFile, jsonSchemaText(module.policySchema, module.policyParts))
  console.log(`Wrote ${path.relative(root, schemaFile)}.`)
  // Some libraries keep a timer or a port open when they are merely loaded.
  process.exit(0)
}
