export const redis = () => import('ioredis');
