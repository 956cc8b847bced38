import type { Player } from './player.ts'

/** Where the key belongs to what is being typed or chosen. */
const TAKES_TEXT = 'input:not([type=range], [type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable]:not([contenteditable=false])'
/** Where space already means something. */
const TAKES_SPACE = 'button, a[href], summary, input[type=checkbox], input[type=radio], input[type=button], [role=button], [role=link], [role=tab], [role=switch], [role=checkbox], [role=radio], [role=option], [role=menuitem]'

/** Space plays and pauses, comma and full stop step; keys with a modifier are the browser's. */
export function handleStageKey(event: KeyboardEvent, player: Player): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
  const target = event.target instanceof Element ? event.target : null
  if (target?.closest(TAKES_TEXT)) return
  if (event.key === ' ' && !target?.closest(TAKES_SPACE)) {
    if (player.getSnapshot().playing) player.pause()
    else player.play()
  } else if (event.key === ',') player.stepBack()
  else if (event.key === '.') player.stepForward()
  else return
  event.preventDefault()
}
