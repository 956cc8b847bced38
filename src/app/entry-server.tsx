import { renderToString } from 'react-dom/server'
import './fonts/fonts.css'
import { Placeholder } from './placeholder.tsx'

export function routes() {
  return [
    { path: '', file: 'index.html', title: 'Build a CDN', description: 'An interactive course' },
    { path: 'scenes/00-foundations', file: 'scenes/00-foundations/index.html', title: 'Foundations', description: 'Scene 0' },
    { path: '404', file: '404.html', title: 'Not found', description: 'Not found' },
  ]
}

export function render(path: string): Promise<{ html: string; head: string; modules?: string[] }> {
  return Promise.resolve({ html: renderToString(<Placeholder path={path} />), head: '' })
}
