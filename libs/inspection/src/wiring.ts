// How inspections hang in the house. Called by apps/ only.
import type { ModuleDeclaration } from '@yby/platform';

export const inspection: ModuleDeclaration = { name: 'inspection' };
