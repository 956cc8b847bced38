/** Words that the home page alone needs: those of every page stand in copy/en.ts, which every page loads. */
export const homeCopy = {
  doctor: 'Header doctor',
  doctorWhat: 'Paste the headers of a response of your own, or a HAR file, and see what a browser and a CDN would do with it, for how long, and why.',
} as const
