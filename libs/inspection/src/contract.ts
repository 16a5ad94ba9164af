// The draw as functions of their arguments: the same for the server, the command line and the browser of whoever doubts.
export { draw, resultText, type DrawResult, type Opened } from './draw/draw';
export { drawSeat, poolsOf, shortagesOf, type Assignment, type Shortage } from './draw/draw-inspectors';
export { drawTargets, keyOf, quotaOf, type DrawnStratum, type DrawnTarget } from './draw/draw-targets';
export {
  DrawTextError,
  inspectorsText,
  planText,
  readInspectors,
  readPlan,
  readRecusals,
  readTargets,
  recusalsText,
  targetsText,
  ZEROS,
  type Inspector,
  type Plan,
  type Recusal,
  type Stratum,
  type Target,
} from './draw/draw-texts';
export { reseat, type OpenSeat } from './draw/reseat';
export { commitmentOf, seedOf, type DrawTexts } from './draw/seed';
export type { Sha256 } from './draw/sha256-text';
export {
  recordHash,
  recordText,
  verifyDraw,
  type DrawFinding,
  type DrawRecord,
  type PublishedDraw,
} from './draw/verify-draw';
