import '@yby/notifications';

export const law = 1;
