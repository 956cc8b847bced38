import { describe, expect, it } from 'vitest'
import { readJson } from './json.ts'

describe('reading JSON', () => {
  it.each([
    'null', ' true ', 'false', '0', '-0.5e-3', '1E6', '""', '"a\\"\\u00e9\\n"', '[]', '[ ]', '[1, [2], {}]', '{}', '{ "a" : 1 , "b" : [ null ] }', '\ufeff{"a":1}',
  ])('%s', (text) => {
    expect(readJson(text)).toEqual({ ok: true, value: JSON.parse(text.replace('\ufeff', '')) as unknown })
  })

  it.each([
    ['', 'There is no text.'],
    [' \n', 'There is no text.'],
    ['{"a":1,}', 'line 1, column 8 stands "}" where the name of a member'],
    ['{"a" 1}', 'line 1, column 6 stands "1" where a colon'],
    ['{"a":\n  1 "b":2}', 'line 2, column 5 stands "\\"" where a comma or }'],
    ['[1 2]', 'line 1, column 4 stands "2" where a comma or ]'],
    ['[1,]', 'column 4 stands "]" where a value'],
    ["{'a':1}", `column 2 stands "'" where the name`],
    ['{"a":1', 'it ends where a comma or }'],
    ['{"version":1} // note', 'column 15 stands "/" where the end'],
    ['"a\nb"', 'where a text in double quotes, on one line'],
    ['01', 'column 2 stands "1" where the end'],
    ['NaN', 'stands "N" where a value'],
    ['+1', 'stands "+" where a value'],
    ['{"a":1,"a":2}', '"a" comes a second time in the same object, at line 1, column 8'],
    ['{"\\u005f_proto__":1}', '"__proto__" can not be the name of a member'],
    [`${'['.repeat(14)}`, 'more than 12 deep'],
  ])('%s: %s', (text, problem) => {
    const read = readJson(text)
    expect(read.ok ? '' : read.words.problem).toContain(problem)
  })
})
