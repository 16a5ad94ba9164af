export const companyOffices = ['enterprise_admin', 'agent', 'storekeeper', 'driver'] as const;
export const organOffices = [
  'approver',
  'legal_reviewer',
  'inspector',
  'supervisor',
  'sysadmin',
  'secadmin',
  'auditadmin',
] as const;
/** Each of them alone (GB/T 22239-2019 8.1.4.2). */
export const administratorNames = ['sysadmin', 'secadmin', 'auditadmin'] as const;
