/** Words of charts and data tables. ICU messages; slots stand in braces. */
export const chartsCopy = {
  showTable: 'Show as a table',
  hideTable: 'Hide the table',
  tableOf: '{title}, as a table',
  readAt: 'Read the values at',
  reading: '{x}: {values}',
  value: '{label} {value}',
  detail: 'in detail',
  none: 'none',
  mark: '{x}: {label}',
  limit: '{label}: {value}',
  lineSummary: 'From {from} to {until}.',
  lineSeries: '{label} begins at {first} and ends at {last}; lowest {least} at {leastAt}, highest {most} at {mostAt}.',
  noData: 'There is nothing to show yet.',
  share: '{value} ({share})',
} as const
