/** What animation needs, in a file of its own that arrives after the page. */
export { domAnimation as default } from 'framer-motion'
