import { Choice, Day, Division, Part, Text, type PlainDate } from '@yby/platform';

/** The three that must not be one person (GB/T 22239-2019 8.1.4.2). */
export const administratorOffices = ['sysadmin', 'secadmin', 'auditadmin'] as const;
export type AdministratorOffice = (typeof administratorOffices)[number];

const TIME = '([01]\\d|2[0-3]):[0-5]\\d';

/** What a city sets for itself. */
export class CitySettings {
  @Text({ max: 5, pattern: new RegExp(`^${TIME}$`), about: 'HH:MM: what is submitted by then is decided that day' })
  cutOff: string;
  @Text({ max: 60, pattern: new RegExp(`^${TIME}-${TIME}(,${TIME}-${TIME}){0,3}$`), about: 'HH:MM-HH:MM,…' })
  officeHours: string;
  @Text({ min: 3, max: 20, pattern: /^[\d-]+$/, about: 'as dialled; it stands in notices' }) phone: string;
  @Text({ min: 2, max: 14, about: 'stands in the mark on papers, below the star' }) sealText: string;
}

export class CityCounty {
  @Division() division: string;
  @Text({ min: 2, max: 100, about: 'name of its authority' }) name: string;
}

export class CityAdministrator {
  @Choice(administratorOffices) office: AdministratorOffice;
  @Text({ min: 2, max: 64, pattern: /^[A-Za-z0-9\u4e00-\u9fff]\S{1,63}$/ }) username: string;
  @Text({ min: 1, max: 60 }) name: string;
}

export class EnterCity {
  @Division({ about: 'ends in 00' }) division: string;
  @Text({ min: 2, max: 40 }) name: string;
  @Text({ min: 2, max: 100, about: 'name of its authority' }) organName: string;
  @Part(() => CityCounty, { many: true, most: 60, about: 'none where a city has no counties' }) counties: CityCounty[];
  @Part(() => CitySettings) settings: CitySettings;
  @Part(() => CityAdministrator, { many: true, most: 3, least: 3, about: 'one of each office' })
  administrators: CityAdministrator[];
}

export class ChangeCitySettings {
  @Part(() => CitySettings) settings: CitySettings;
  @Day({ about: 'from when; tomorrow at the earliest' }) from: PlainDate;
}

export class CityParams {
  @Text({ max: 4, pattern: /^[1-9]\d{3}$/, about: 'first four digits of the division' }) stem: string;
}
