// Words that point: at marks, masks, the other picture, sides and the whole.

import RetouchModel

/// Pointing vocabulary.
enum EditPointing {
    static let groups: [(EditMeaning, String)] = [
        (
            .marked,
            """
            circled, marked, outlined, scribbled, highlighted in, annotated, encircled, selected, boxed, annotation, i circled, i marked, i drew, i outlined, i highlighted, i scribbled, i annotated, i selected, i boxed, i pointed at, i pointed to, i point at, i painted over, i painted, i sketched, i drew over, i brushed, i filled in, i colored in, \
            i brushed over, i drew on, i drew around, i put a circle around, i put a box around, i put an x on, i drew a circle around, i drew a box around, i drew the x, i drew an x, i drew the line, i drew the arrow, i drew the circle, i drew the box, i traced, i ringed, i lassoed, i shaded, i crossed out, i ticked, i underlined, \
            ive marked, ive circled, ive outlined, ive drawn, ive highlighted, ive scribbled, ive selected, ive boxed, ive painted over, ive drawn around, ive drawn a circle around, ive drawn a box around, ive put a circle around, ive pointed at, ive annotated, ive shaded, ive brushed over, ive indicated, \
            i have marked, i have circled, i have outlined, i have drawn, i have highlighted, i have selected, i have boxed, i have painted over, i have indicated, i indicated, was marked, is marked, is circled, was circled, are circled, are marked, are highlighted, have been marked, has been marked, has been circled, have been circled, \
            circled by me, i did circle, crossed out, encircled by me, highlighted, we marked, we circled, weve marked, weve circled, we highlighted, we outlined, shaded, i lassoed, indicated, drawn around, painted over, i rectangled, i put the x, i framed, i put the arrow, i doodled on, ringed, i squared, lassoed, traced, brushed over
            """
        ),
        (
            .markShape,
            """
            circle, arrow, scribble, outline, mark, marking, rectangle, arrow points, arrow points at, arrow points to, arrow is pointing, arrow is pointing to, arrow is pointing at, arrow is pointing towards, arrow shows, arrow indicates, arrow is, drawn circle, drawn box, stroke, arrow tip, arrowhead, ellipse, oval, lasso, bounding box, selection, \
            brush stroke, brushstroke, doodle, squiggle, my drawing, freehand line, highlighter, x mark, cross mark, arrow head, arrow pointing, annotated box, highlight box, tip of the arrow, head of the arrow, end of the arrow, drawn line, drawn shape, polygon, ring i drew, shape, loop, loop i drew, outline i drew, circled bit, frame i drew
            """
        ),
        (
            .exactly,
            "exactly, precisely, strictly, literally, exact, nothing outside, only inside, only within, just inside, just within"
        ),
        (
            .here,
            "here, there, right here, over here, right there, in this spot, at this spot, over there, at that spot, in that spot, on this spot, this spot, that spot, at this point, to here, in this place, in this position, in this corner here"
        ),
        (
            .mask,
            "mask, masked, masked area, masked region, masked part, masked section, masked zone, white area of the mask, white part of the mask, white area of my mask, white part of my mask, where the mask is white, where my mask is white, where its white in the mask, mask area, mask region, inpainting area, inpaint area, unmasked"
        ),
        (
            .reference,
            """
            reference, ref, context, context image, context picture, context photo, reference image, reference photo, reference picture, reference pic, ref image, ref photo, ref pic, ref picture, second image, second photo, second picture, second pic, other image, other photo, other picture, other pic, \
            image 2, image two, photo 2, picture 2, pic 2, img 2, attached, attached image, attached photo, attached picture, attached pic, attached one, provided image, provided photo, provided picture, uploaded image, uploaded photo, uploaded picture, supplied image, supplied photo, moodboard, mood board, second one, 2nd image, 2nd photo, 2nd picture, 2nd pic, \
            other one, second reference, example image, example photo, example picture, example, inspiration image, inspiration picture, inspiration photo, inspo, inspo pic, inspo photo, attachment, image i attached, photo i attached, picture i attached, image i uploaded, photo i uploaded, image attached, photo attached, picture attached, sample image, swatch, color swatch, fabric swatch, \
            image b, photo b, picture b, second upload, linked image, extra image, extra photo, additional image, additional photo, next image, image provided, photo provided, picture provided, one i attached, one i uploaded, i attached, i uploaded, image i sent, photo i sent, picture i sent, one i sent, i sent, image supplied, reference shot, second file, companion image, sample picture, sample photo, sample pic, color sample, fabric sample, paint sample, color chip, color card, pantone chip, second attachment, attached file, attached sample, attached swatch, attached reference, attached shot, second shot, other shot, other file, other upload, mood picture, inspiration shot, one from the other photo, style reference
            """
        ),
        (
            .side(.left),
            "left, left side, left hand side, left half, left part, lefthand side, left edge, left hand, left border, left third, left corner, viewers left, camera left, image left, frame left, far left, leftmost, left of the picture"
        ),
        (
            .side(.right),
            "right, right side, right hand side, right half, right part, righthand side, right edge, right border, right third, right corner, viewers right, camera right, image right, frame right, far right, rightmost, rhs, right of the picture"
        ),
        (
            .side(.top),
            "top of, top part, top half, top side, upper part, upper half, upper third, top third, top edge, upper area, upper edge, upper section, top section, top area, top quarter, top of the picture, top of the photo, top of the image, top of the frame, top border, top bit, up top, at the top, at the top of, top corner"
        ),
        (
            .side(.bottom),
            "bottom, bottom of, bottom part, bottom half, lower part, lower half, bottom third, lower third, bottom edge, lower area, lower edge, bottom section, lower section, bottom area, bottom quarter, bottom of the picture, bottom of the photo, bottom of the image, bottom of the frame, bottom border, bottom bit, at the bottom, at the bottom of, bottom corner"
        ),
        (
            .picture,
            """
            picture, photo, photograph, image, pic, shot, frame, snapshot, img, whole picture, whole image, whole photo, whole thing, whole shot, whole pic, entire image, entire photo, entire picture, entire thing, full image, full picture, photography, photos, pictures, images, pics, shots, overall image, overall picture, composition, file, \
            overall look, whole scene, product photo, product shot, product picture, product image, portrait, scan, the scan, selfie, headshot, whole frame, entire frame, overall tone, overall, foto, canvas, visual, model shot, packshot
            """
        ),
    ]
}
