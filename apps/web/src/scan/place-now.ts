import type { ScanPlace } from './scan-store';

const permission = async (): Promise<PermissionState> =>
  (await navigator.permissions?.query({ name: 'geolocation' }).catch(() => null))?.state ?? 'denied';

export const isPlaceAllowed = async (): Promise<boolean> => (await permission()) === 'granted';

/** Where the device is, if its owner has allowed it; a scan never waits long for it, nor asks. */
export async function placeNow(): Promise<ScanPlace | undefined> {
  return (await isPlaceAllowed()) ? askForPlace(2_000) : undefined;
}

/** Asks the owner where it has not been asked before. */
export function askForPlace(timeout = 15_000): Promise<ScanPlace | undefined> {
  return new Promise((answer) => {
    if (!navigator.geolocation) return answer(undefined);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) =>
        answer({
          latitude: Math.round(coords.latitude * 1e6),
          longitude: Math.round(coords.longitude * 1e6),
          accuracy: Math.min(1_000_000, Math.round(coords.accuracy)),
        }),
      () => answer(undefined),
      { timeout, maximumAge: 60_000, enableHighAccuracy: true },
    );
  });
}
