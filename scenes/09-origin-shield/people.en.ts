/** What the neighbours are called, by their ids in the world. */
export const neighbourNames = { mika: 'Mika', ren: 'Ren', aoi: 'Aoi', sora: 'Sora' } as const
