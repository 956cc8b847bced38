// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { keepInside, linkByFile } from './links.ts'

const link = document.body.appendChild(document.createElement('a'))
// jsdom goes nowhere.
link.addEventListener('click', (event) => event.preventDefault())
const tell = (type: string) => link.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true, ctrlKey: true }))
const named = () => link.getAttribute('href')?.replace(location.origin, '')

test('a link that the browser opens by itself names the file, whatever the page wrote into it meanwhile', () => {
  linkByFile('/content/1')
  link.href = '/content/1/scenes/04-ttl/?step=2'
  tell('pointerover')
  expect(named()).toBe('/content/1/scenes/04-ttl/index.html?step=2')
  for (const type of ['pointerdown', 'click', 'auxclick', 'contextmenu', 'focusin']) {
    link.href = '/content/1/glossary/#ttl'
    tell(type)
    expect(named()).toBe('/content/1/glossary/index.html#ttl')
  }
  for (const other of ['https://elsewhere.example/content/1/', '/content/2/', '/content/1/scenes/04-ttl/notes.pdf', '#part']) {
    link.href = other
    tell('click')
    expect(named()).toBe(other)
  }
})

test('a link to a part of the page stays one, also where the page was opened by its folder', () => {
  history.replaceState(null, '', '/content/1/')
  link.href = '#part'
  tell('click')
  expect(named()).toBe('#part')
})

test('a link to a page that the package lacks leads nowhere, and that is said', () => {
  let said = 0
  keepInside('04', '/content/1', () => (said += 1))
  link.href = '/content/1/scenes/05-revalidation/'
  tell('pointerover')
  expect(said).toBe(0)
  tell('click')
  expect(said).toBe(1)
  link.href = '/content/1/scenes/04-ttl/?step=3'
  tell('click')
  expect(said).toBe(1)
})
