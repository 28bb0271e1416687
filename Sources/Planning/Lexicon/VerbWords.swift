// Verbs that both grammars know.

enum VerbWords {
    static let remove = """
        remove, delete, erase, invisible, cover up, should go, come off, needs to come off, has to come off, should come off, must come off, needs to disappear, has to disappear, needs removing, needs to vanish, go away, get off, get out, get out of, get rid of, take away, take out, take off, take out of, strip, strip away, eliminate, clear, clear away, wipe, wipe away, wipe off, lose, ditch, clean up, clean off, clean away, clear up, \
        edit out, paint out, cut off, drop out, rid of, wipe out, clear out, strip out, clone out, photoshop out, hide, scrub, banish, discard, nuke, zap, kill, axe, dump, scrap, trash, toss, toss out, throw out, throw away, \
        chuck out, bin, cut away, chop, chop off, chop out, airbrush out, brush out, heal, heal out, spot heal, inpaint, do away with, make disappear, make vanish, make go away, vanish, disappear, dissapear, take down, pull out, pull off, \
        knock off, leave out, leave off, cancel, rub out, rub off, blank out, deleted, b gone, gone, has to go, have to go, ought to go, ought to be gone, ought to disappear, should go away, needs to go, need to go, must go, should not be there, shouldnt be there, be gone, out of the way, \
        buff out, buff away, polish out, polish off, polish away, sand out, stamp out, spot out, snip off, snip away, lop off, lop, slice off, shave off, begone, exclude, drop from, dispose of, eradicate, obliterate, cut from, white out, retouch out, mask away, pick off, lift off, peel off, unsee, content aware fill, \
        get off, get out, quit, removal, removal of, the removal of, deletion of, elimination of, expunge, excise, omit, purge, oust, evict, dispense with, see the back of, sweep away, wash away, wash off, rub away, magic away, make it vanish, do without, detach, unpin, unclip, strip off, tear off, rip off, pluck, pluck out, weed out, root out, blot out, scratch out, scrape off, scour, dust off, brush off, brush away, vacuum up, mop up, tidy away, put away, conceal, withdraw, rm, rmv, yeet, \
        not needed, no longer needed, shouldnt be visible, should not be visible, should not be seen, shouldnt be seen, must not be visible, must not be seen, cannot be seen, dont need to see, dont want to see, do not want to see, should disappear, must disappear, has to disappear, have to disappear, must vanish, should vanish, has to vanish, should be gone, must be gone, needs to be gone, needs to be removed, have to come off, should come out, needs to come out, has to come out, must come out, cloned out, needs cloning out, needs retouching out, edited out, paint over, clean from, take from, take off from, clear from, clear off, clear out of, get off of, make invisible, turn invisible
        """

    static let isolate =
        "isolate, segment, segment out, freed from, free from its background, free from the background, cut loose, free cut, cut free, extract, cut out, cut, mask out, separate, knock out, clip out, lift out, cutout, silhouette, crop around, key out, pull from, carve out, snip out, select out, etch out, clear cut, deep etch"
}
