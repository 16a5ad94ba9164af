import type { components } from '../api/schema';
import type { Tone } from '../parts/shapes';

export type ImportView = components['schemas']['ImportView'];
export type FaultView = components['schemas']['FaultView'];

export const importTone: Record<ImportView['state'], Tone> = {
  uploaded: 'live',
  checked: 'stop',
  ready: 'due',
  ordered: 'live',
  carried_out: 'good',
  cancelled: 'rest',
};

export const isWorking = (state: ImportView['state']): boolean => state === 'uploaded' || state === 'ordered';
