export const late = () => import('@yby/notifications');
