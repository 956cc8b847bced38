export function Placeholder(_: { path: string }) {
  return (
    <main>
      <h1>{'Build a CDN'}</h1>
    </main>
  )
}
