// The entry point for addresses of links and images. Runs in browsers.
export { isSafeImage, isSafeLink, LINK_PROTOCOLS } from './safe-address.ts';
export { isOnSite, toPageKey } from './same-address.ts';
