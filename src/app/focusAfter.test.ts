// @vitest-environment jsdom
import { beforeEach, expect, test } from 'vitest'
import { focusAfter } from './focusAfter.ts'

const byId = (id: string) => document.getElementById(id) as HTMLButtonElement
const drawn = () => new Promise(requestAnimationFrame)

beforeEach(() => {
  document.body.innerHTML = '<button id="pressed"></button><button id="place"></button>'
  byId('pressed').focus()
})

test('hands the focus on when what had it is gone', async () => {
  focusAfter(() => byId('place'))
  byId('pressed').remove()
  await drawn()
  expect(document.activeElement?.id).toBe('place')
})

test('or can no longer be used', async () => {
  focusAfter(() => byId('place'))
  byId('pressed').disabled = true
  await drawn()
  expect(document.activeElement?.id).toBe('place')
})

test('leaves a focus that stands, and bears that the place is gone', async () => {
  focusAfter(() => byId('place'))
  await drawn()
  expect(document.activeElement?.id).toBe('pressed')
  byId('pressed').remove()
  focusAfter(() => null)
  await drawn()
  expect(document.activeElement).toBe(document.body)
})
