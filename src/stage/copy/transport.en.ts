/** Words of the transport and of the live text. ICU messages; a caption's slots are named where captions.ts fills them. */
export const transportCopy = {
  pace: '{ratio} speed',
} as const
