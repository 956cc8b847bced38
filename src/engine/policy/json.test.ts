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
    ['{"a" 1}', 'line 1, column 6 stands "1" where a colon'],
    ['{"a":1', 'it ends where a comma or }'],
    ['"a\nb"', 'where a text in double quotes, on one line'],
    ['{"a":1 2}', 'line 1, column 8 stands "2" where a comma or }'],
    ['+1', 'it begins with "+"'],
    ['[+1]', 'stands "+" where a value'],
    ['01', 'at line 1, column 2 "1" follows'],
    ['{"a":1,"a":2}', '"a" comes a second time in the same object, at line 1, column 8'],
    ['{"\\u005f_proto__":1}', '"__proto__" can not be the name of a member'],
    [`${'['.repeat(14)}`, 'more than 12 deep'],
  ])('%s: %s', (text, problem) => {
    const read = readJson(text)
    expect(read.ok ? '' : read.words.problem).toContain(problem)
  })

  it.each([
    ['{"a":1,}', 'line 1, column 7 a comma', 'Take out the comma before }.'],
    ['{"a":[1,\n]}', 'line 1, column 8 a comma', 'Take out the comma before ].'],
    ['{"a":\n  1 "b":2}', 'line 2, column 5 the next begins', 'Write a comma before it.'],
    ['[1 2]', 'line 1, column 4 the next begins', 'Write a comma before it.'],
    ["{'a':1}", "column 2 stands the quote '", 'Write it with double quotes'],
    ['{"a":“b”}', 'column 6 stands the quote “', 'Write it with double quotes'],
    ['{a:1}', 'column 2 stands the name a', 'Write it with double quotes: "a".'],
    ['{"a":True}', 'column 6 stands the word True', 'in small letters'],
    ['{\n// why\n"a":1}', 'line 2, column 1 stands a comment', 'JSON has no comments'],
    ['{"a":1 /* why */}', 'column 8 stands a comment', 'JSON has no comments'],
    ['{"version":1} // note', 'column 15 stands a comment', '"note"'],
    ['{"version":1} }', 'column 15 "}" follows', 'Take out'],
    ['version: 1', 'it begins with "v"', 'YAML'],
    ['NaN', 'it begins with "N"', 'YAML'],
    ['\ufffd\ufffd{\u0000"\u0000', 'looks like UTF-16', 'Save it as UTF-8.'],
    ['\u0000{\u0000"', 'looks like UTF-16', 'Save it as UTF-8.'],
  ])('%s has a mend of its own', (text, problem, mend) => {
    const read = readJson(text)
    expect(read.ok ? {} : read.words).toEqual({ problem: expect.stringContaining(problem) as string, mend: expect.stringContaining(mend) as string })
  })
})
