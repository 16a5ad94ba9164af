// Inspections: today the draw, which needs nothing of the house. Its functions are in the contract door.
export { verifyDraw, type DrawFinding, type PublishedDraw } from './draw/verify-draw';
