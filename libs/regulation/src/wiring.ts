// How the law hangs in the house: two public routes over pure functions. Called by apps/ only.
import type { ModuleDeclaration } from '@yby/platform';
import { RegulationController } from './regulation.controller';

export const regulation: ModuleDeclaration = { name: 'regulation', controllers: [RegulationController] };
