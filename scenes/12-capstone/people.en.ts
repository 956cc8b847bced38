/** What those are called who send the requests of a probe, by their ids in it. Who is not here is called by the city or by the id. */
export const peopleNames: Readonly<Record<string, string>> = {
  ana: 'Ana',
  ben: 'Ben',
  'english-br': 'English br',
  'english-gzip': 'English gzip',
  'english-plain': 'English plain',
  'german-br': 'German br',
  'german-gzip': 'German gzip',
  'german-plain': 'German plain',
  'japanese-br': 'Japanese br',
  'japanese-gzip': 'Japanese gzip',
  'japanese-plain': 'Japanese plain',
}
