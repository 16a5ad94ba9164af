import i18next from 'i18next';
import { absenceWords } from './absence-words';
import { approverWords } from './approver-words';
import { countyWords } from './county-words';
import { citiesWords } from './cities-words';
import { courseWords } from './course-words';
import { importWords } from './import-words';
import { journalWords } from './journal-words';
import { keysWords } from './keys-words';
import { outwardWords } from './outward-words';
import { peopleWords } from './people-words';
import { privacyWords } from './privacy-words';
import { reviewWords } from './review-words';
import { checkpointWords } from './checkpoint-words';
import { sellerWords } from './seller-words';
import { transferWords } from './transfer-words';

/** Words of pages behind the sign-in: fetched with their frame, so that the public pages stay light. */
export const insideWords = {
  ...absenceWords,
  ...approverWords,
  ...reviewWords,
  ...courseWords,
  ...outwardWords,
  ...sellerWords,
  ...checkpointWords,
  ...journalWords,
  ...keysWords,
  ...importWords,
  ...citiesWords,
  ...peopleWords,
  ...privacyWords,
  ...countyWords,
  ...transferWords,
};

for (const [lang, column] of [
  ['zh-CN', 0],
  ['en', 1],
] as const)
  i18next.addResources(
    lang,
    'translation',
    Object.fromEntries(Object.entries(insideWords).map(([key, pair]) => [key, pair[column]])),
  );
