import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { Notice } from '../parts/notice';
import { useWords } from '../words';
import { CodeReader } from './code-reader';

/** A hand that holds still gives the same grain again and again: now and then a frame is looked at twice. */
const THOROUGH_EVERY = 6;
/** A code that stays in the frame is one scan; one that comes back after this long is shown again. */
const AGAIN_MS = 2_500;

type State = 'starting' | 'live' | 'denied' | 'none';

interface CameraProps {
  found: (text: string) => void;
  /** Goes on after a code, for as long as the page is open. */
  continuous?: boolean;
}

/** The camera with a frame; calls `found` with the text of the first code. A photo is the way out without it. */
export function Camera({ found, continuous = false }: CameraProps) {
  const [attempt, setAttempt] = useState(0);
  return <Attempt key={attempt} found={found} continuous={continuous} retry={() => setAttempt(attempt + 1)} />;
}

function Attempt({ found, continuous, retry }: Required<CameraProps> & { retry: () => void }) {
  const { t } = useWords();
  const video = useRef<HTMLVideoElement>(null);
  const reader = useRef<CodeReader | null>(null);
  const track = useRef<MediaStreamTrack | null>(null);
  const [state, setState] = useState<State>('starting');
  const [torch, setTorch] = useState<boolean | null>(null);
  const [blank, setBlank] = useState(false);
  const tell = useEffectEvent(found);

  useEffect(() => {
    let over = false;
    let stream: MediaStream | undefined;
    const eye = new CodeReader();
    reader.current = eye;
    const canvas = document.createElement('canvas');
    const pen = canvas.getContext('2d', { willReadFrequently: true })!;
    let [last, seenAt] = ['', 0];
    const look = async () => {
      for (let frame = 1; !over; frame++) {
        const at = video.current;
        if (at && at.videoWidth > 0) {
          canvas.width = at.videoWidth;
          canvas.height = at.videoHeight;
          pen.drawImage(at, 0, 0);
          const text = await eye.read(
            pen.getImageData(0, 0, canvas.width, canvas.height),
            frame % THOROUGH_EVERY === 0,
          );
          if (text && !over && continuous) {
            const at = performance.now();
            if (text !== last || at - seenAt > AGAIN_MS) tell(text);
            [last, seenAt] = [text, at];
          } else if (text && !over) {
            over = true;
            navigator.vibrate?.(60);
            tell(text);
            return;
          }
        }
        await new Promise((wake) => setTimeout(wake, 120));
      }
    };
    const start = async () => {
      if (!navigator.mediaDevices?.getUserMedia) return setState('none');
      try {
        stream = await navigator.mediaDevices.getUserMedia({
          audio: false,
          video: { facingMode: { ideal: 'environment' }, width: { ideal: 1280 }, height: { ideal: 720 } },
        });
      } catch (error) {
        if (!over) setState((error as Error).name === 'NotAllowedError' ? 'denied' : 'none');
        return;
      }
      if (over) return stream.getTracks().forEach((one) => one.stop());
      track.current = stream.getVideoTracks()[0] ?? null;
      const abilities = track.current?.getCapabilities?.() as { torch?: boolean } | undefined;
      setTorch(abilities?.torch ? false : null);
      if (video.current) {
        video.current.srcObject = stream;
        await video.current.play().catch(() => undefined);
      }
      setState('live');
      void look();
    };
    void start();
    return () => {
      over = true;
      stream?.getTracks().forEach((one) => one.stop());
      eye.stop();
    };
  }, [continuous]);

  const light = async () => {
    const on = !torch;
    await track.current
      ?.applyConstraints({ advanced: [{ torch: on } as MediaTrackConstraintSet] })
      .catch(() => undefined);
    setTorch(on);
  };
  const photo = async (file: File | undefined) => {
    if (!file) return;
    setBlank(false);
    const text = await reader.current?.read(file, true);
    if (text) found(text);
    else setBlank(true);
  };
  return (
    <div className="stack">
      {(state === 'starting' || state === 'live') && (
        <div className="viewfinder" data-testid={`camera-${state}`}>
          <video ref={video} muted playsInline aria-label={t('scan.aim')} />
          <div className="aim" aria-hidden />
          <p>{t(state === 'live' ? 'scan.aim' : 'scan.starting')}</p>
          {torch !== null && (
            <button type="button" className="torch" aria-pressed={torch} onClick={() => void light()}>
              {t('scan.torch')}
            </button>
          )}
        </div>
      )}
      {(state === 'denied' || state === 'none') && (
        <Notice tone="due" title={t(state === 'denied' ? 'scan.denied' : 'scan.noCamera')}>
          <p>{t(state === 'denied' ? 'scan.deniedTodo' : 'scan.noCameraTodo')}</p>
          <p>
            <button type="button" className="btn" onClick={retry} data-testid="camera-retry">
              {t('scan.retry')}
            </button>
          </p>
        </Notice>
      )}
      <label className="btn photo">
        {t('scan.photo')}
        <input
          type="file"
          className="sr"
          accept="image/*"
          onChange={(event) => {
            void photo(event.target.files?.[0]);
            event.target.value = '';
          }}
          data-testid="scan-photo"
        />
      </label>
      {blank && <Notice tone="due">{t('scan.photoNone')}</Notice>}
    </div>
  );
}
