import { Button } from 'antd';
import { useWords, type WordKey } from '../words';

const keys: [string, WordKey][] = [
  ['J ↓', 'keys.next'],
  ['K ↑', 'keys.previous'],
  ['A', 'keys.approve'],
  ['R', 'keys.return'],
  ['X', 'keys.refuse'],
  ['Z', 'keys.undo'],
  ['/', 'search.label'],
  ['Esc', 'keys.close'],
  ['?', 'keys.help'],
];

export function KeysSheet({ close }: { close: () => void }) {
  const { t } = useWords();
  return (
    <section className="card keys-sheet" aria-label={t('desk.keysTitle')} data-testid="keys-sheet">
      <header>
        <h2>{t('desk.keysTitle')}</h2>
        <Button type="text" onClick={close}>
          ✕
        </Button>
      </header>
      <ul>
        {keys.map(([key, word]) => (
          <li key={word}>
            <kbd>{key}</kbd> {t(word)}
          </li>
        ))}
      </ul>
      <p className="small quiet">{t('keys.sleep')}</p>
    </section>
  );
}
