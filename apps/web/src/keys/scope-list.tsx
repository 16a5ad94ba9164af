import { keyScopes, type KeyScope } from '@yby/identity/contract';
import { useWords } from '../words';

/** What scopes allow, in words, with the routes behind each for whoever writes the program. */
export function ScopeList({ scopes }: { scopes: readonly KeyScope[] }) {
  const { say, t } = useWords();
  return (
    <ul className="stack" data-testid="key-scopes">
      {scopes.map((scope) => (
        <li key={scope}>
          <strong>{say(keyScopes[scope])}</strong> <code className="quiet small">{scope}</code>
          <details>
            <summary className="small">{t('keys.routes')}</summary>
            <pre className="small">{keyScopes[scope].routes.join('\n')}</pre>
          </details>
        </li>
      ))}
    </ul>
  );
}
