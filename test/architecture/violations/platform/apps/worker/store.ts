const { Repository } = require('typeorm');

export const store = Repository;
