import { outwardWords, sendingTexts } from './sending-texts';

const purposes = Object.keys(sendingTexts) as (keyof typeof sendingTexts)[];

test.each(purposes)('the words of %s hold a link, a count or a code, and no other blank', (purpose) => {
  for (const language of ['zh', 'en'] as const) {
    const { subject, text } = sendingTexts[purpose];
    expect(subject[language]).not.toMatch(/[{}]/);
    for (const [, name] of text[language].matchAll(/\{(\w+)\}/g)) expect(['link', 'n', 'code']).toContain(name);
    const words = outwardWords(purpose, language, { link: 'https://yby.example/messages', n: 3, code: '012345' });
    expect(words.text).not.toMatch(/[{}]/);
    expect(words.text.includes('012345')).toBe(purpose === 'code');
    // One text message of the GSM network in UCS-2 has 70 characters.
    if (language === 'zh') expect(words.text.length).toBeLessThanOrEqual(70);
  }
});
