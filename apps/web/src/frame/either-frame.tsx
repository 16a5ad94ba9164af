import { lazy, Suspense } from 'react';
import { useMe } from '../api/queries';
import { PageOpening } from './page-failure';
import { PublicFrame } from './public-frame';

const DeskFrame = lazy(async () => ({ default: (await import('./desk-frame')).DeskFrame }));

/** One address for everyone: who is signed in stays at the own desk, the public needs no sign-in. */
export function EitherFrame() {
  const me = useMe();
  if (me.isPending) return <PageOpening />;
  if (!me.data) return <PublicFrame />;
  return (
    <Suspense fallback={<PageOpening />}>
      <DeskFrame />
    </Suspense>
  );
}
