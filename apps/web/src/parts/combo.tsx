import { useId, useState, type KeyboardEvent } from 'react';

// A field that searches while one types (WAI-ARIA combobox with a listbox), in plain HTML: the public pages use it too.

export interface ComboItem {
  readonly key: string;
  readonly label: string;
  /** Beside the label, quieter: what matched, the code, the class. */
  readonly note?: string;
}

interface Props {
  label: string;
  /** What stands in the field while nobody types in it. */
  shown: string;
  placeholder?: string;
  items: readonly ComboItem[];
  onQuery: (text: string) => void;
  onPick: (key: string) => void;
  /** Said in the list when nothing was found. */
  nothing: string;
  testid: string;
}

export function Combo({ label, shown, placeholder, items, onQuery, onPick, nothing, testid }: Props) {
  const id = useId();
  const [typing, setTyping] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const open = typing !== null;
  const close = () => {
    setTyping(null);
    onQuery('');
  };
  const begin = (text: string) => {
    setTyping(text);
    onQuery(text);
    setAt(0);
  };
  const pick = (item: ComboItem | undefined) => {
    if (item) onPick(item.key);
    close();
  };
  const keys = (event: KeyboardEvent<HTMLInputElement>) => {
    // Enter and arrows belong to the input method while it composes.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') close();
    else if (event.key === 'Enter' && open) pick(items[at]);
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (!open) begin('');
      else setAt(Math.max(0, Math.min(items.length - 1, at + (event.key === 'ArrowDown' ? 1 : -1))));
    } else return;
    event.preventDefault();
  };
  return (
    <div className="labelled combo">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="field"
        role="combobox"
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={open && items[at] ? `${id}-${at}` : undefined}
        autoComplete="off"
        placeholder={placeholder}
        value={typing ?? shown}
        onFocus={(event) => event.target.select()}
        onClick={() => open || begin('')}
        onChange={(event) => begin(event.target.value)}
        onBlur={close}
        onKeyDown={keys}
        data-testid={testid}
      />
      <div id={`${id}-list`} role="listbox" aria-label={label} hidden={!open}>
        {open && items.length === 0 && (
          <div role="option" aria-selected={false} aria-disabled className="quiet">
            {nothing}
          </div>
        )}
        {open &&
          items.map((item, i) => (
            // The field keeps the focus; its keys move through the list.
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
            <div
              key={item.key}
              id={`${id}-${i}`}
              role="option"
              aria-selected={i === at}
              ref={i === at ? (row) => row?.scrollIntoView({ block: 'nearest' }) : undefined}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => pick(item)}
              data-testid={`${testid}-option`}
            >
              <span>{item.label}</span>
              {item.note && <span className="quiet small">{item.note}</span>}
            </div>
          ))}
      </div>
    </div>
  );
}
