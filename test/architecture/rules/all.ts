import { glossary } from './glossary';
import { importsGoDownwards } from './imports-go-downwards';
import { journalNeverChanges } from './journal-never-changes';
import { oneDoor } from './one-door';
import { oneOwnerPerTable } from './one-owner-per-table';
import { platformOnly } from './platform-only';
import { refuseByCode } from './refuse-by-code';
import { routesSayWhoMay } from './routes-say-who-may';
import type { Rule } from './rule';
import { smallAndNamed } from './small-and-named';
import { statesMoveByActs } from './states-move-by-acts';

/** The rules of the house over its files, by the sentence that each proves. */
export const rules: Readonly<Record<string, Rule>> = {
  '1 imports go downwards only': importsGoDownwards,
  '2 a module has one door': oneDoor,
  '3 a table has one owner': oneOwnerPerTable,
  '4 states move only by acts': statesMoveByActs,
  '5 queue, database handles and clock belong to the platform': platformOnly,
  '6 the journal is never changed': journalNeverChanges,
  '7 every route says who may': routesSayWhoMay,
  '8 refusals have codes': refuseByCode,
  '9 small and named': smallAndNamed,
  '9 words come from the glossary': glossary,
};
