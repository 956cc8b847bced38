/** Words of data tables. ICU messages; slots stand in braces. */
export const tableCopy = {
  tools: 'Filter and group',
  search: 'Search',
  all: 'all',
  option: '{value} ({count})',
  groupBy: 'Group by',
  noGroups: 'nothing',
  shown: '{shown} of {all} {rows}',
  grouped: '{groups} groups, {shown} of {all} {rows}',
  empty: 'Nothing matches. Widen the search or the filters.',
  reset: 'Show everything',
  count: 'Number',
  share: 'Share',
  sortBy: 'Sort by {head}',
  scroll: '{caption}; scrolls',
  openGroup: 'Show {value}',
  nothing: '(empty)',
} as const
