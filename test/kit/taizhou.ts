import type { City } from './city';
import { person, secondCity } from './people';

/** A supervisor of another city, `taizhou`: an officer for whom Wenzhou is none of his business. */
export async function supervisorOfTaizhou(city: City): Promise<void> {
  const { organId } = await secondCity(city);
  await person(city, 'taizhou', ['supervisor'], { organId, division: '331000' });
}
