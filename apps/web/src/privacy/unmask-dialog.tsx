import { accessReasonCodes, accessReasons, type AccessReasonCode } from '@yby/audit/contract';
import { Input, Radio } from 'antd';
import { useState } from 'react';
import { ActDialog } from '../permit/act-dialog';
import { useWords } from '../words';

export interface UnmaskReason {
  readonly reason: AccessReasonCode;
  readonly words: string;
}

interface Props {
  about: string;
  send: (why: UnmaskReason) => Promise<void>;
  close: () => void;
}

/** Why somebody needs the whole number: a reason of the list, and a word of one's own. */
export function UnmaskDialog({ about, send, close }: Props) {
  const { t, say, code } = useWords();
  const [reason, setReason] = useState<AccessReasonCode | ''>('');
  const [words, setWords] = useState('');
  const why = { reason: reason as AccessReasonCode, words: words.trim() };
  return (
    <ActDialog
      title={`${t('unmask.title')} · ${about}`}
      go={t('unmask.go')}
      ready={reason !== '' && why.words.length >= 2}
      content={why}
      send={() => send(why)}
      close={close}
      testid="unmask-dialog"
    >
      <p className="quiet">{t('unmask.line')}</p>
      <fieldset className="plain">
        <legend>{t('unmask.reason')}</legend>
        <Radio.Group
          className="reasons"
          value={reason}
          onChange={(event) => setReason(event.target.value as AccessReasonCode)}
        >
          {accessReasonCodes.map((one) => (
            <Radio key={one} value={one} data-testid={`unmask-${one}`}>
              {say(accessReasons[one])} <span className="rule">{accessReasons[one].rule}</span>
              <span className="quiet small"> {code('mark', accessReasons[one].mark)}</span>
            </Radio>
          ))}
        </Radio.Group>
      </fieldset>
      <label className="stack tight">
        {t('unmask.words')}
        <Input.TextArea
          rows={2}
          maxLength={200}
          value={words}
          onChange={(event) => setWords(event.target.value)}
          data-testid="unmask-words"
        />
      </label>
    </ActDialog>
  );
}
