import type { CheckGroup } from './checkpoint-list';

// A verdict for the ear and the hand, beside the word: eyes are on the driver and the goods.

export type Signal = CheckGroup | 'again';

/** Pitch in hertz and length in milliseconds of each tone. */
const tones: Readonly<Record<Signal, readonly (readonly [pitch: number, ms: number])[]>> = {
  good: [[1320, 140]],
  listed: [[990, 140]],
  ask: [
    [660, 120],
    [660, 120],
  ],
  bad: [
    [220, 260],
    [180, 420],
  ],
  again: [
    [520, 90],
    [700, 90],
    [520, 90],
  ],
};
const pulses: Readonly<Record<Signal, number[]>> = {
  good: [60],
  listed: [60, 60, 60],
  ask: [120, 80, 120],
  bad: [400, 100, 400],
  again: [40, 40, 40, 40, 40],
};
const GAP_MS = 60;

let audio: AudioContext | null = null;

export function signal(kind: Signal, isLoud: boolean): void {
  navigator.vibrate?.(pulses[kind]);
  if (!isLoud || typeof AudioContext === 'undefined') return;
  audio ??= new AudioContext();
  void audio.resume();
  let at = audio.currentTime;
  for (const [pitch, ms] of tones[kind]) {
    const voice = audio.createOscillator();
    const gain = audio.createGain();
    voice.frequency.value = pitch;
    gain.gain.value = 0.25;
    voice.connect(gain).connect(audio.destination);
    voice.start(at);
    voice.stop(at + ms / 1000);
    at += (ms + GAP_MS) / 1000;
  }
}
