/** Words of the designer. ICU messages; `mend` says what to do about a problem. */
export const link = {
  none: { problem: 'The link holds no configuration.', mend: 'A link to a configuration has #c= in it. Copy the whole link.' },
  tooLong: { problem: 'The link has {length} characters; at most {most} are read.', mend: 'Ask for the configuration as a file.' },
  version: { problem: 'The link is of a kind that this page does not know: {kind}.', mend: 'Reload the page for its newest release, or ask for the configuration as a file.' },
  cut: { problem: 'The link was cut off or changed on its way.', mend: 'Copy the whole link again, up to its last character, or ask for the configuration as a file.' },
  tooMuch: { problem: 'What the link unpacks to has more than {most} characters.', mend: 'Nobody needs a configuration of that size; ask whoever sent the link.' },
  noUnpacking: { problem: 'This browser cannot unpack the link.', mend: 'Open it in a newer browser, or ask for the configuration as a file.' },
  document: { problem: 'The configuration in the link has a problem{path, select, none {} other { at {path}}}: {problem}', mend: '{mend}' },
  objectives: { problem: 'The objectives in the link cannot be read.', mend: 'They have to be a flat list of ids with a number each. Make the link anew.' },
} as const

export const file = {
  tooLarge: { problem: 'The file has {length} bytes; at most {most} characters are read.', mend: 'Choose the file that was exported here, cdn-configuration.json.' },
  noText: { problem: 'The file is no text.', mend: 'Choose the file that was exported here, cdn-configuration.json.' },
  unreadable: { problem: 'The file could not be read: the browser was refused.', mend: 'See whether it is still where it was, and choose it again.' },
} as const
