import { Modal } from 'antd';
import { useState } from 'react';
import { useIntent } from '../api/intent';
import { ProblemNotice } from '../parts/notice';
import { useWords } from '../words';

interface ActDialogProps {
  title: string;
  go: string;
  danger?: boolean;
  ready: boolean;
  /** What is sent: one key for one content. */
  content: unknown;
  send: (key: string) => Promise<void>;
  close: () => void;
  testid: string;
  children: React.ReactNode;
}

/** A question with reasons before an act on a permit. A refusal stands in the dialog and keeps what was typed. */
export function ActDialog({ title, go, danger, ready, content, send, close, testid, children }: ActDialogProps) {
  const { t } = useWords();
  const intent = useIntent();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const act = async () => {
    setBusy(true);
    setError(null);
    try {
      await intent.run(content, send);
      close();
    } catch (refusal) {
      setError(refusal);
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      title={title}
      okText={go}
      cancelText={t('act.cancel')}
      okButtonProps={
        { disabled: !ready, danger: danger ?? false, loading: busy, 'data-testid': `${testid}-go` } as never
      }
      onOk={() => void act()}
      onCancel={close}
      destroyOnHidden
    >
      <div className="stack loose" data-testid={testid}>
        {children}
        <ProblemNotice error={error} />
      </div>
    </Modal>
  );
}
