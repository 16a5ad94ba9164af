// Which act a key press means on the review desk. Pure, because a held key must never approve two cases, and a key
// pressed in an input or while a Chinese input method composes is text and no act.

export type DeskAct = 'next' | 'previous' | 'approve' | 'return' | 'refuse' | 'undo' | 'help' | 'close';

export interface Press {
  key: string;
  repeat: boolean;
  isComposing: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  /** The press happened in something that takes text, or on an open list. */
  inField: boolean;
}

const acts: Record<string, DeskAct> = {
  j: 'next',
  ArrowDown: 'next',
  k: 'previous',
  ArrowUp: 'previous',
  a: 'approve',
  r: 'return',
  x: 'refuse',
  z: 'undo',
  '?': 'help',
  '？': 'help',
  Escape: 'close',
};

/** Moving may repeat while the key is held; deciding never does. */
const repeats: readonly DeskAct[] = ['next', 'previous'];

export function deskAct(press: Press): DeskAct | null {
  // keyCode 229 aside, an input method announces itself as key 'Process'.
  if (press.isComposing || press.key === 'Process' || press.ctrlKey || press.metaKey || press.altKey) return null;
  const act = acts[press.key.length === 1 ? press.key.toLowerCase() : press.key] ?? null;
  if (act === null) return null;
  if (press.inField) return act === 'close' ? act : null;
  if (press.repeat && !repeats.includes(act)) return null;
  return act;
}

export function isField(target: EventTarget | null): boolean {
  const at = target as (HTMLElement & { type?: string }) | null;
  if (!at || !('tagName' in at)) return false;
  if (at.tagName === 'INPUT') return !['checkbox', 'radio', 'button'].includes(at.type ?? '');
  return at.isContentEditable || ['TEXTAREA', 'SELECT'].includes(at.tagName) || at.getAttribute('role') === 'combobox';
}
