import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, it, vi } from 'vitest'
import { inOnePiece, readBody } from './body.ts'
import { Recording, type Keeper, type Reader } from './recording.ts'

const KIB = 1024

function recording({ limitBytes = Infinity } = {}) {
  const source = { resume: vi.fn(), abandon: vi.fn() }
  const budget = { usedBytes: 0, limitBytes }
  return { source, budget, recording: new Recording(source, budget) }
}

/** A reader that notes what it gets, and takes no more than `takes` chunks before it is resumed. */
function reader(takes = Infinity) {
  const heard = { text: '', end: '' }
  let left = takes
  const self: Reader = {
    data: (chunk) => {
      heard.text += chunk.toString()
      left -= 1
      return left > 0
    },
    end: () => (heard.end += 'end'),
    cut: (reason) => (heard.end += `cut: ${reason}`),
  }
  return { heard, self, allow: (more: number) => (left = more) }
}

function keeper(limitBytes = Infinity) {
  const heard: string[] = []
  const self: Keeper = { limitBytes, overflowed: () => heard.push('overflowed'), ended: (complete) => heard.push(complete ? 'complete' : 'cut') }
  return { heard, self }
}

const chunk = (size: number) => Buffer.alloc(size, 'x')

describe('a recording', () => {
  it('forgets at its end who wrote it, with all that the writer remembers of the request', async () => {
    const make = (): [Recording, WeakRef<object>] => {
      const source = { resume: () => {}, abandon: () => {} }
      const body = new Recording(source, { usedBytes: 0, limitBytes: Infinity })
      body.keep(keeper().self)
      body.append(chunk(10))
      body.end()
      return [body, new WeakRef(source)]
    }
    const [body, source] = make()
    setFlagsFromString('--expose-gc')
    const collect = runInNewContext('gc') as () => void
    await vi.waitFor(() => {
      collect()
      // Not the object itself: an error would hold on to it.
      expect(source.deref() === undefined).toBe(true)
    })
    expect(inOnePiece({ lengthBytes: 10, content: body })).toHaveLength(10)
  })

  it('gives every reader all of it, each at its own speed, also who comes later', () => {
    const { recording: body } = recording()
    const [fast, slow, late] = [reader(), reader(1), reader()]
    body.keep(keeper().self)
    body.read(fast.self)
    const slowly = body.read(slow.self)
    body.append(Buffer.from('one '))
    body.append(Buffer.from('two '))
    body.read(late.self)
    expect([fast.heard.text, slow.heard.text, late.heard.text]).toEqual(['one two ', 'one ', 'one two '])
    slow.allow(Infinity)
    slowly.resume()
    body.append(Buffer.from('three'))
    body.end()
    for (const { heard } of [fast, slow, late]) expect(heard).toEqual({ text: 'one two three', end: 'end' })
  })

  it('stays as one piece of memory of exactly its size when somebody keeps it', () => {
    const { recording: body, budget } = recording()
    const wants = keeper()
    body.keep(wants.self)
    const slow = reader(1)
    const slowly = body.read(slow.self)
    const received = Buffer.alloc(64 * KIB, 'y')
    body.append(received.subarray(0, 3))
    body.append(received.subarray(3, 5))
    expect(budget.usedBytes).toBe(5)
    body.end()
    expect(wants.heard).toEqual(['complete'])
    expect(budget.usedBytes).toBe(0)
    expect(inOnePiece({ lengthBytes: 5, content: body })?.buffer.byteLength).toBe(5)
    slow.allow(Infinity)
    slowly.resume()
    expect(slow.heard).toEqual({ text: 'yyyyy', end: 'end' })
  })

  it('lets go of what all have read when nobody keeps it, and waits for the slowest', () => {
    const { recording: body, source } = recording()
    const [fast, slow] = [reader(), reader(1)]
    body.read(fast.self)
    const slowly = body.read(slow.self)
    expect(body.append(chunk(200 * KIB))).toBe(true)
    expect(body.heldBytes).toBe(0)
    expect(body.append(chunk(200 * KIB))).toBe(true)
    expect(body.append(chunk(200 * KIB))).toBe(false)
    expect(body.heldBytes).toBe(400 * KIB)
    slow.allow(1)
    slowly.resume()
    expect(source.resume).not.toHaveBeenCalled()
    slow.allow(1)
    slowly.resume()
    expect(source.resume).toHaveBeenCalledOnce()
    expect(body.heldBytes).toBe(0)
  })

  it('passes through what grows over the limit, and says so once', () => {
    const { recording: body, budget, source } = recording()
    const wants = keeper(10)
    body.keep(wants.self)
    const all = reader()
    body.read(all.self)
    body.append(chunk(10))
    expect(body.heldBytes).toBe(10)
    body.append(chunk(1))
    body.append(chunk(5))
    body.end()
    expect(wants.heard).toEqual(['overflowed'])
    expect(all.heard).toEqual({ text: 'x'.repeat(16), end: 'end' })
    expect([body.heldBytes, budget.usedBytes]).toEqual([0, 0])
    expect(source.abandon).not.toHaveBeenCalled()
  })

  it('keeps no more in all than the budget', () => {
    const { recording: body, budget } = recording({ limitBytes: 100 })
    const other = new Recording({ resume: () => {}, abandon: () => {} }, budget)
    const [wants, wantsOther] = [keeper(), keeper()]
    body.keep(wants.self)
    other.keep(wantsOther.self)
    body.read(reader().self)
    other.append(chunk(60))
    body.append(chunk(60))
    expect([wants.heard, wantsOther.heard]).toEqual([['overflowed'], []])
    expect(budget.usedBytes).toBe(60)
  })

  it('tells readers that it was cut off, after what came', () => {
    const { recording: body } = recording()
    const wants = keeper()
    body.keep(wants.self)
    const slow = reader(1)
    const slowly = body.read(slow.self)
    body.append(Buffer.from('one '))
    body.append(Buffer.from('two'))
    body.cut('broken')
    expect(wants.heard).toEqual(['cut'])
    expect(slow.heard).toEqual({ text: 'one ', end: '' })
    slow.allow(Infinity)
    slowly.resume()
    expect(slow.heard).toEqual({ text: 'one two', end: 'cut: broken' })
  })

  it('breaks its source off when nobody reads or keeps it, and not before', () => {
    const { recording: body, source } = recording()
    const release = body.keep(keeper().self)
    const first = body.read(reader().self)
    first.stop()
    body.append(chunk(1))
    expect(source.abandon).not.toHaveBeenCalled()
    const second = body.read(reader().self)
    release()
    expect(source.abandon).not.toHaveBeenCalled()
    second.stop()
    expect(source.abandon).toHaveBeenCalledOnce()
  })

  it('cuts off who comes too late for its beginning', () => {
    const { recording: body } = recording()
    body.read(reader().self)
    body.append(chunk(1))
    const late = reader()
    body.read(late.self)
    expect(late.heard.end).toMatch(/^cut: /)
  })
})

describe('a body of pieces', () => {
  it('is read one piece after the other, also while one arrives', async () => {
    const whole = recording().recording
    whole.keep(keeper().self)
    whole.append(Buffer.from('0123456789'))
    whole.end()
    const arriving = recording().recording
    arriving.keep(keeper().self)
    const pieces = [
      { body: { lengthBytes: 10, content: whole }, firstByte: 2, lastByte: 4 },
      { body: { lengthBytes: 0, content: arriving }, firstByte: 1, lastByte: 3 },
    ]
    const all = reader()
    readBody({ lengthBytes: 6, pieces }, all.self)
    await Promise.resolve()
    expect(all.heard).toEqual({ text: '234', end: '' })
    arriving.append(Buffer.from('abcdef'))
    expect(all.heard).toEqual({ text: '234bcd', end: 'end' })
  })

  it('stops where it is told to', () => {
    const body = recording().recording
    body.keep(keeper().self)
    const all = reader()
    const reading = readBody({ lengthBytes: 4, content: body }, all.self)
    body.append(Buffer.from('one'))
    reading.stop()
    body.append(Buffer.from('two'))
    body.end()
    expect(all.heard).toEqual({ text: 'one', end: '' })
  })
})
