// Frames: proportions, turns, and what a picture is for.

import RetouchModel

/// Words for the shape of the picture.
enum EditFrames {
    static let groups: [(EditMeaning, String)] = [
        (.ratio(AspectRatio(1, 1)), "square, square format, square crop, one by one, squared, squarish"),
        (
            .ratio(AspectRatio(4, 5)),
            "portrait format, portrait orientation, vertical format, portrait crop, vertical crop, upright format"
        ),
        (.ratio(AspectRatio(3, 2)), "landscape format, landscape orientation, horizontal format, landscape crop"),
        (.ratio(AspectRatio(16, 9)), "widescreen, wide screen, cinema format"),
        (
            .axis(.horizontal),
            "horizontally, horizontal, left to right, right to left, sideways flip, horizontal axis, left and right, left or right, l or r, l r, x axis, mirrored left to right"
        ),
        (.axis(.vertical), "vertically, vertical, top to bottom, vertical axis, y axis, up and down, bottom to top"),
        (.rotation(180), "upside down, head over heels, half turn"),
        (.rotation(90), "quarter turn, on its side"),
        (.rotation(1), "clockwise, cw"),
        (.rotation(-1), "counterclockwise, counter clockwise, anticlockwise, anti clockwise, ccw"),
    ]

    /// Shops and networks by name: they say where the picture goes also without "for".
    static let platforms = """
        etsy, ebay, amazon, shopify, vinted, depop, poshmark, zalando, asos, facebook, facebook marketplace, linkedin, twitter, amazon main image, main image, amazon listing, amazon image, \
        hero shot, main photo, listing photo, listing image, product page photo, catalog photo, catalog image, lookbook photo, lookbook image, thumbnail image, etsy photo, ebay photo, vinted photo, depop photo
        """

    /// Where a picture goes, with the format that it has there; said after "for", or of a crop.
    static let purposes: [(AspectRatio?, String)] = [
        (
            AspectRatio(9, 16),
            """
            instagram story, insta story, ig story, story, stories, instagram stories, insta stories, ig stories, reel, reels, instagram reel, instagram reels, insta reel, ig reel, tiktok, tik tok, snapchat, youtube short, youtube shorts, phone wallpaper, phone screen, \
            story format, reel format, story size, whatsapp status, facebook story
            """
        ),
        (
            AspectRatio(4, 5),
            "instagram post, insta post, ig post, instagram feed, insta feed, ig feed, instagram, insta, ig, instagram portrait, feed post, instagram carousel, the feed, feed"
        ),
        (
            AspectRatio(16, 9),
            "youtube thumbnail, yt thumbnail, thumbnail, youtube, youtube video, video cover, desktop wallpaper, slideshow, presentation slide, hero image, tv screen, powerpoint"
        ),
        (AspectRatio(2, 3), "pinterest, pinterest pin, pin format"),
        (
            AspectRatio(1, 1),
            "profile picture, profile pic, profile photo, avatar, pfp, icon, album art, shop thumbnail, linkedin profile"
        ),
        (
            nil,
            """
            look, look one, look two, grid, product grid, feed grid, category page, shop window page, line sheet, linesheet, look sheet, hero banner, banner ad, header, page header, page, front page, catalog page, catalogue page, spread, data sheet, datasheet, spec sheet, price list, manual, user manual, handbook, pamphlet, booklet, menu board, poster campaign, postcard print, mailing, mailshot, mailer, news page, annual report, report, album page, photo book, photobook, cover, call sheet, mood board page, shop, store, web shop, webshop, online shop, online store, website, web site, site, homepage, landing page, web, product page, product listing, listing, etsy, ebay, amazon, shopify, vinted, depop, poshmark, zalando, asos, marketplace, catalog, catalogue, lookbook, look book, brochure, flyer, \
            leaflet, ad, ads, advert, advertisement, campaign, promotion, promo, sale, banner, poster print, print, prints, magazine spread, magazine, newsletter, email, portfolio, blog, blog post, article, press, press kit, legal reasons, privacy reasons, copyright reasons, safety reasons, brand reasons, technical reasons, practical reasons, obvious reasons, reasons, privacy, compliance, consistency, clarity sake, client, customer, customers, boss, team, facebook, facebook post, facebook ad, linkedin, twitter, threads, social, socials, \
            social media, social media post, post, posts, launch, new collection, collection, spring collection, summer collection, autumn collection, winter collection, season, project, pitch, deck, presentation, packaging design, invitation, christmas card, greeting card, business card, e commerce, ecommerce, ecom, online, brand, company, mom, mum, birthday, etsy shop, etsy store, \
            etsy listing, amazon listing, google shopping, use online, publication, printing, school, work, friend, taste, liking, own taste, daughter, wedding website, cv, resume, passport, id card, dating profile, tinder, us, me, now, today, tomorrow, tonight, next week, next drop, drop
            """
        ),
    ]
}
