import { passwordFlaws, type PasswordFlaw } from '@yby/identity/contract';
import { useWords } from '../words';
import { Cross, Tick } from './shapes';

export interface TypedPassword {
  readonly password: string;
  readonly again: string;
}

export const passwordReady = ({ password, again }: TypedPassword, username: string): boolean =>
  password === again && passwordFlaws(password, username).length === 0;

const rules: readonly PasswordFlaw[] = ['short', 'kinds', 'name', 'common'];

interface Props {
  username: string;
  typed: TypedPassword;
  change: (typed: TypedPassword) => void;
}

/** A new password with the rules beside it, each ticked while it is typed. */
export function NewPassword({ username, typed, change }: Props) {
  const { t } = useWords();
  const flaws = passwordFlaws(typed.password, username);
  return (
    <>
      <label>
        {t('password.new')}
        <input
          className="field"
          type="password"
          name="new-password"
          autoComplete="new-password"
          value={typed.password}
          onChange={({ target }) => change({ ...typed, password: target.value })}
          required
          data-testid="new-password"
        />
      </label>
      <ul className="password-rules small" aria-live="polite">
        {rules.map((rule) => {
          const kept = typed.password !== '' && !flaws.includes(rule);
          return (
            <li key={rule} className={kept ? 'tone-good' : 'tone-rest'}>
              {kept ? <Tick className="mini" /> : <Cross className="mini" />} {t(`password.rule.${rule}` as never)}
            </li>
          );
        })}
      </ul>
      <label>
        {t('password.again')}
        <input
          className="field"
          type="password"
          name="new-password-again"
          autoComplete="new-password"
          value={typed.again}
          onChange={({ target }) => change({ ...typed, again: target.value })}
          required
          data-testid="new-password-again"
        />
      </label>
      {typed.again !== '' && typed.again !== typed.password && <p className="small wrong">{t('password.differs')}</p>}
    </>
  );
}
