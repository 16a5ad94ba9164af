import type { components } from '../api/schema';

export type NewCity = components['schemas']['EnterCity'];
export type Settings = components['schemas']['CitySettings'];
export type Place = components['schemas']['DivisionView'];

export const steps = ['place', 'counties', 'settings', 'people', 'check'] as const;
export type Step = (typeof steps)[number];

export const emptySettings: Settings = {
  cutOff: '16:30',
  officeHours: '08:30-12:00,13:30-17:30',
  phone: '',
  sealText: '易制毒化学品业务专用',
};

export const emptyCity: NewCity = {
  division: '',
  name: '',
  organName: '',
  counties: [],
  settings: emptySettings,
  administrators: (['sysadmin', 'secadmin', 'auditadmin'] as const).map((office) => ({
    office,
    username: '',
    name: '',
  })),
};

/** What the city's authority is called nearly everywhere; it can be changed. */
export const organOfCity = (city: string): string => `${city}公安局禁毒支队`;

/** A district has a branch of the city's bureau, a county and a county-level city a bureau of its own. */
export const organOfCounty = (city: string, county: string): string =>
  county.endsWith('区') ? `${city}公安局${county}分局` : `${county}公安局`;

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Spans from early to late that do not touch. */
function hoursRun(text: string): boolean {
  const times = text.split(/[-,]/);
  return times.length % 2 === 0 && times.every((time, at) => TIME.test(time) && (at === 0 || time > times[at - 1]!));
}

/** Fields that are not filled in as they must be; the server says the rest. */
export function flawsOfSettings({ cutOff, officeHours, phone, sealText }: Settings): string[] {
  return [
    ...(TIME.test(cutOff) ? [] : ['settings.cutOff']),
    ...(/^[\d:,-]+$/.test(officeHours) && hoursRun(officeHours) ? [] : ['settings.officeHours']),
    ...(/^[\d-]{3,20}$/.test(phone) ? [] : ['settings.phone']),
    ...(sealText.trim().length >= 2 ? [] : ['settings.sealText']),
  ];
}

export function flawsOf(city: NewCity, step: Step): string[] {
  switch (step) {
    case 'place':
      return [
        ...(city.division ? [] : ['division']),
        ...(city.name.trim().length >= 2 ? [] : ['name']),
        ...(city.organName.trim().length >= 2 ? [] : ['organName']),
      ];
    case 'counties':
      return city.counties.flatMap(({ name }, at) => (name.trim().length >= 2 ? [] : [`counties.${at}.name`]));
    case 'settings':
      return flawsOfSettings(city.settings);
    case 'people': {
      const names = city.administrators.map(({ username }) => username.trim().toLowerCase());
      return city.administrators.flatMap(({ username, name }, at) => [
        ...(/^[A-Za-z0-9\u4e00-\u9fff]\S{1,63}$/.test(username.trim()) &&
        names.indexOf(username.trim().toLowerCase()) === at
          ? []
          : [`administrators.${at}.username`]),
        ...(name.trim() ? [] : [`administrators.${at}.name`]),
      ]);
    }
    case 'check':
      return steps.filter((one) => one !== 'check').flatMap((one) => flawsOf(city, one));
  }
}

export const stepOf = (field: string): Step => {
  const first = field.split('.')[0];
  if (first === 'counties' || first === 'settings') return first;
  return first === 'administrators' ? 'people' : 'place';
};
