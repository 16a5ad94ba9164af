import { useQuery } from '@tanstack/react-query';
import { useWords } from '../words';

/** A secret for an authenticator app: to be scanned, or typed by hand in groups of four. */
export function SecretCode({ uri, secret }: { uri: string; secret: string }) {
  const { t } = useWords();
  const picture = useQuery({
    queryKey: ['secret-code', uri],
    queryFn: async () => {
      const { toString } = await import('qrcode');
      return `data:image/svg+xml;utf8,${encodeURIComponent(await toString(uri, { type: 'svg', margin: 2 }))}`;
    },
    staleTime: Infinity,
    gcTime: 0,
  });
  return (
    <figure className="secret-code">
      {picture.data && <img src={picture.data} alt={t('enrol.picture')} width={200} height={200} />}
      <figcaption>
        <span className="small quiet">{t('enrol.byHand')}</span>
        <span className="mono" data-testid="enrol-secret">
          {secret.match(/.{1,4}/g)?.join(' ')}
        </span>
      </figcaption>
    </figure>
  );
}
